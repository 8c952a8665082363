package parley.sandbox.portal;

/** How a bot looks to people; the photo is raw Base64 or empty. */
public record Profile(
        String name,
        String lastName,
        String color,
        String email,
        String birthday,
        String position,
        String website,
        String gender,
        String photo) {

    Profile named(String newName) {
        return new Profile(newName, "", color, email, birthday, position, website, gender, photo);
    }

    public String fullName() {
        return (name + " " + lastName).strip();
    }
}
