package parley.web;

import parley.authoring.Commands;
import parley.authoring.ConvergeCommands;
import parley.authoring.DeleteCommand;
import parley.authoring.SaveCommand;

/** What the pages of commands need of the other rooms. */
public record CommandServices(Commands commands, SaveCommand save, DeleteCommand delete, ConvergeCommands converge) {}
