package parley.authoring;

/** Decides the grammatical gender the messenger uses for a bot; a bot may have none. */
public enum Gender {
    FEMALE,
    MALE
}
