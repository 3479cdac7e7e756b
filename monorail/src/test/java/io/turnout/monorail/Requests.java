package io.turnout.monorail;

import static io.restassured.RestAssured.config;
import static io.restassured.config.DecoderConfig.decoderConfig;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Requests that REST Assured would not send by itself. */
public final class Requests {
    private Requests() {}

    /** A request that does not ask for gzip; its path is sent as it is written. */
    public static RequestSpecification plain() {
        return RestAssured.given()
                .config(config().decoderConfig(decoderConfig().noContentDecoders()))
                .urlEncodingEnabled(false);
    }
}
