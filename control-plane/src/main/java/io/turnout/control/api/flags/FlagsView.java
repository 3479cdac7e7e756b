package io.turnout.control.api.flags;

import java.util.List;

/**
 * All flags.
 *
 * @param version of the document; what {@code If-Match} compares
 * @param document in flagd's format, as it was written
 * @param flags in the order of the document
 * @param unknown keys that were asked for within a day, which no flag has
 * @param file what is wrong with the file of flags, so that it is not followed; null if nothing is
 */
public record FlagsView(long version, String document, List<FlagView> flags, List<String> unknown, String file) {}
