package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkHeadingTest {
    private static final String KNOWN = TitleKey.of("Airbnb's Great Migration: Building Services at Scale");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Airbnb's Great Migration: Building Services at Scale
            AIRBNB’S GREAT MIGRATION – building services at scale
            airbnbs great migration building services at scale
            Airbnb's Great Migration: Building Services at Scale — Jessica Tai
            Airbnb's Great Migration: Building Services at Scale - Jessica Tai
            Airbnb’s  Great Migration.  Building services, at scale! – Jessica Tai
            """)
    void findsTheTalkWhateverTheCaseThePunctuationAndTheSuffix(String heading) {
        assertThat(TalkHeading.of(heading).keys()).contains(KNOWN);
    }

    @Test
    void keepsTitlesApartThatDifferInASignThatMatters() {
        assertThat(TitleKey.of("Why C++")).isNotEqualTo(TitleKey.of("Why C#"));
        assertThat(TitleKey.of("Why C")).isNotEqualTo(TitleKey.of("Why C#"));
        assertThat(TitleKey.of("???")).isNotEqualTo(TitleKey.of("!!!"));
    }

    @Test
    void givesANewTalkItsSpeakers() {
        TalkHeading heading = TalkHeading.of("Pairing — Ada Lovelace, Grace Hopper and Annie Easley");

        assertThat(heading.title()).isEqualTo("Pairing");
        assertThat(heading.speakers()).containsExactly("Ada Lovelace", "Grace Hopper", "Annie Easley");
    }

    @Test
    void leavesAHyphenInTheTitleOfANewTalk() {
        TalkHeading heading = TalkHeading.of("Kafka - part 2");

        assertThat(heading.title()).isEqualTo("Kafka - part 2");
        assertThat(heading.speakers()).isEmpty();
    }
}
