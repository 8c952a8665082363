package parley.authoring;

/** Which picture another was cut from, and where. */
public record Cut(PhotoId picture, Crop crop) {}
