package parley.web;

import parley.authoring.EditScenario;
import parley.authoring.NoticeColleagues;
import parley.authoring.Publish;
import parley.authoring.ReplayMessages;
import parley.authoring.SavedTests;

/** What the pages of the editor need of the other rooms. */
public record EditorServices(
        EditScenario edit, Publish publish, SavedTests tests, ReplayMessages replay, NoticeColleagues colleagues) {}
