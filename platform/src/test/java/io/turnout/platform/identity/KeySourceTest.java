package io.turnout.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {
    @TempDir
    Path folder;

    private HttpServer issuer;
    private int status = 200;

    @BeforeEach
    void startTheIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks.json", exchange -> {
            byte[] body = "{\"keys\": []}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stopTheIssuer() {
        issuer.stop(0);
    }

    @Test
    void readsAFileAsItIsNow() throws IOException {
        Path file = Files.writeString(folder.resolve("jwks.json"), "{}");
        KeySource source = KeySource.at(file.toString());

        assertThat(source.read()).isEqualTo("{}");
        Files.writeString(file, "{\"keys\": []}");
        assertThat(source.read()).isEqualTo("{\"keys\": []}");
        assertThat(KeySource.at(file.toUri().toString()).read()).isEqualTo("{\"keys\": []}");
    }

    @Test
    void readsFromTheIssuer() throws IOException {
        assertThat(web().read()).isEqualTo("{\"keys\": []}");
    }

    @Test
    void takesNothingButTheAnswerItself() {
        for (int other : new int[] {302, 404, 500}) {
            status = other;

            assertThatThrownBy(web()::read).isInstanceOf(IOException.class).hasMessageContaining("answers " + other);
        }
    }

    @Test
    void waitsForNoIssuerThatDripsItsKeys() {
        issuer.createContext("/drips", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        KeySource source =
                KeySource.at("http://127.0.0.1:" + issuer.getAddress().getPort() + "/drips");

        assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("takes longer than");
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        KeySource source = web();
        issuer.stop(0);

        assertThatThrownBy(source::read).isInstanceOf(IOException.class);
    }

    private KeySource web() {
        return KeySource.at("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json");
    }
}
