package parley.authoring;

/** A stored picture, by the SHA-256 of its bytes in hexadecimal: the same picture is kept once. */
public record PhotoId(String value) {}
