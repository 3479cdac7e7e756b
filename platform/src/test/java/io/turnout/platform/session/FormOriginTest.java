package io.turnout.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormOriginTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # fetch site | origin                    | scheme | host             | foreign
            -            | -                         | http   | site.example     | false
            same-origin  | -                         | http   | site.example     | false
            none         | -                         | http   | site.example     | false
            same-origin  | http://site.example       | http   | site.example     | false
            same-origin  | http://site.example:8080  | http   | site.example:8080| false
            same-origin  | https://site.example      | https  | site.example:443 | false
            same-origin  | http://site.example       | http   | site.example:80  | false
            -            | HTTP://SITE.example       | http   | site.EXAMPLE     | false
            same-site    | -                         | http   | site.example     | true
            cross-site   | -                         | http   | site.example     | true
            cross-site   | http://site.example       | http   | site.example     | true
            ''           | -                         | http   | site.example     | true
            Same-Origin  | -                         | http   | site.example     | true
            'same-origin, cross-site' | -            | http   | site.example     | true
            same-origin  | http://evil.example       | http   | site.example     | true
            -            | http://evil.example       | http   | site.example     | true
            -            | null                      | http   | site.example     | true
            -            | ''                        | http   | site.example     | true
            -            | http://site.example:8081  | http   | site.example:8080| true
            -            | http://site.example       | https  | site.example     | true
            -            | https://site.example      | http   | site.example     | true
            -            | http://site.example.evil  | http   | site.example     | true
            -            | http://evil@site.example  | http   | site.example     | true
            -            | http://www.site.example   | http   | site.example     | true
            -            | http://site.example/      | http   | site.example     | true
            -            | http://site.example       | http   | -                | true
            """)
    void tellsOwnFormsFromThoseOfOthers(String fetchSite, String origin, String scheme, String host, boolean foreign) {
        List<String> origins = origin == null ? List.of() : List.of(origin);

        assertThat(new FormOrigin(fetchSite, origins, scheme, host).isForeign()).isEqualTo(foreign);
    }

    @Test
    void believesNoneOfTwoOrigins() {
        List<String> origins = List.of("http://site.example", "http://evil.example");

        assertThat(new FormOrigin("same-origin", origins, "http", "site.example").isForeign())
                .isTrue();
    }
}
