package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.comparison.path.PathPattern;
import io.turnout.gateway.documents.PersonalData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private final Redaction redaction = Redaction.of(PersonalData.ofThisApi(), List.of(PathPattern.of("html/main/**")));

    @ParameterizedTest
    @CsvSource({
        "$.author, *** (3 characters)",
        "$.items[*].author, *** (3 characters)",
        "$.notes.latest.author, *** (3 characters)",
        "html/main/h1, *** (3 characters)",
        "html/main, *** (3 characters)",
        "body, *** (3 characters)",
        "header:location, *** (3 characters)",
        "$.author.name, *** (3 characters)",
        "(other), *** (3 characters)",
        "$.title, Ada",
        "$.authors, Ada",
        "html/footer/p, Ada"
    })
    void masksWhatIsPersonal(String path, String shown) {
        assertThat(redaction.value(path, "Ada")).isEqualTo(shown);
    }

    @Test
    void saysThatNothingIsThere() {
        assertThat(redaction.value("$.author", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/talks/1, /api/talks/1",
        "/api/notes?author=Ada&limit=5, /api/notes?author=***&limit=5",
        "/x?Token=abc&a=1&token, /x?Token=***&a=1&token",
        "/x?%74oken=abc&a=%20, /x?%74oken=***&a=%20",
        "/x?access_token=a=b&id_token=c&pwd=d, /x?access_token=***&id_token=***&pwd=***"
    })
    void masksParameters(String target, String shown) {
        assertThat(redaction.target(target)).isEqualTo(shown);
    }
}
