package parley.engine;

/** What the variables of a reply stand for during one turn; blank where nobody knows. */
record Values(String message, String parameters, Person person) {

    Values(String message, Person person) {
        this(message, "", person);
    }

    String of(Variable variable) {
        return switch (variable) {
            case MESSAGE -> message;
            case COMMAND_PARAMETERS -> parameters;
            case PERSON_NAME -> nameOfPerson();
        };
    }

    private String nameOfPerson() {
        return person.name().isBlank() ? (person.firstName() + " " + person.lastName()).strip() : person.name();
    }
}
