package io.turnout.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a part whether it is ready. */
final class Probe {
    private static final int TIMEOUT_MILLIS = 2_000;

    private Probe() {}

    /** Whether the URL answers 200 within two seconds. */
    static boolean isReady(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
