package parley.engine;

/** One way to say what a topic is about, as its author wrote it. */
record Wording(Topic topic, String text) {}
