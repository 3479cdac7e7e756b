package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
    private static final EntityTag V3 = EntityTag.ofVersion(3);

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"*", "\"v3\"", "\"v3-gzip\"", "\"v1\", \"v3\"", "W/\"v9\",\"v3\"", " \"v3\" ", ",\"v3\", ,"})
    void letsAWriteThroughThatKnowsTheVersion(String ifMatch) {
        assertThat(V3.allowsWrite(ifMatch)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v2\"", "W/\"v3\"", "\"v33\"", "\"\"", "\"v3-gzip-gzip\"", "\"*\""})
    void holdsAWriteBackThatDoesNot(String ifMatch) {
        assertThat(V3.allowsWrite(ifMatch)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "", "\"v3", "'v3'", "\"a\" \"b\"", "\"v3\";", ",", "w/\"v3\""})
    void refusesWhatIsNoListOfTags(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> V3.allowsWrite(header))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void comparesWeaklyForReads() {
        assertThat(V3.isKnownTo("W/\"v3\"")).isTrue();
        assertThat(V3.isKnownTo("\"v3-gzip\"")).isTrue();
        assertThat(V3.isKnownTo("*")).isTrue();
        assertThat(V3.isKnownTo("\"v2\"")).isFalse();
        assertThat(V3.isKnownTo(null)).isFalse();
    }

    @Test
    void namesTheCompressedBodyApart() {
        assertThat(V3.header(false)).isEqualTo("\"v3\"");
        assertThat(V3.header(true)).isEqualTo("\"v3-gzip\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                  | true
            br, gzip;q=0.5        | true
            *                     | true
            x-gzip                | true
            gzip;q=0              | false
            gzip; q=0.000         | false
            gzip;q=0, *           | false
            gzip;q=high           | false
            br                    | false
            identity              | false
            """)
    void readsAcceptEncoding(String header, boolean accepted) {
        assertThat(EntityTag.gzipAccepted(header)).isEqualTo(accepted);
    }

    /** A tag that names the compressed body on one that is not compressed would name two sequences of bytes. */
    @Property
    void decidesAsTheServerThatCompresses(@ForAll("offers") List<String> offers) {
        String header = String.join(", ", offers);

        assertThat(EntityTag.gzipAccepted(header)).as(header).isEqualTo(new Compressor().compresses(header));
    }

    @Provide
    Arbitrary<List<String>> offers() {
        return Arbitraries.of("gzip", "GZIP", "x-gzip", "*", "deflate", "br", "zstd", "identity", "")
                .flatMap(coding -> Arbitraries.of("", ";q=0", ";q=0.3", "; q=1", ";q=", ";q=high", ";level=3")
                        .map(quality -> coding + quality))
                .list()
                .ofMaxSize(4);
    }

    private static final class Compressor extends HttpContentCompressor {
        Compressor() {
            super(StandardCompressionOptions.gzip());
        }

        boolean compresses(String acceptEncoding) {
            return "gzip".equals(determineEncoding(acceptEncoding));
        }
    }
}
