package io.turnout.control.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

/** What comes of asking a service about itself. */
public sealed interface Answer {
    /** @param about an object */
    record Said(JsonNode about) implements Answer {}

    /** @param why as a sentence */
    record Silent(String why) implements Answer {}
}
