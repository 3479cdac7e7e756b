package io.turnout.platform.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.turnout.platform.Json;
import jakarta.inject.Singleton;

/** Makes the application's mapper as strict as {@link Json} says. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        Json.strict(mapper);
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
