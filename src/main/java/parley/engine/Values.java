package parley.engine;

/** What the variables of a reply stand for during one turn; blank where nobody knows. */
record Values(String message, Person person) {

    String of(Variable variable) {
        return switch (variable) {
            case MESSAGE -> message;
            case PERSON_NAME -> nameOfPerson();
        };
    }

    private String nameOfPerson() {
        return person.name().isBlank() ? (person.firstName() + " " + person.lastName()).strip() : person.name();
    }
}
