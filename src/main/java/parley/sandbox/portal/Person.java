package parley.sandbox.portal;

/** An employee of a portal; bots are not people. */
public record Person(
        long id,
        String firstName,
        String lastName,
        String position,
        String gender,
        String email,
        boolean isAdministrator,
        String language,
        boolean isActive) {

    public String name() {
        return firstName + " " + lastName;
    }

    Person speaking(String code) {
        return new Person(id, firstName, lastName, position, gender, email, isAdministrator, code, isActive);
    }

    Person dismissed() {
        return new Person(id, firstName, lastName, position, gender, email, isAdministrator, language, false);
    }
}
