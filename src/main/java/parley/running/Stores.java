package parley.running;

import parley.inbox.Transactions;

/** What is kept between turns, and how it is changed together. */
public record Stores(Conversations conversations, Alarms alarms, Facts facts, Transactions transactions) {}
