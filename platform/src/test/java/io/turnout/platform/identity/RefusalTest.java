package io.turnout.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void asksForATokenWithoutNamingAnError() {
        Refusal refusal = Refusal.noToken();

        assertThat(refusal.challenge()).isEqualTo("Bearer realm=\"turnout\"");
        assertThat(refusal.problem().status()).isEqualTo(401);
        assertThat(refusal.problem().type()).isEqualTo("/problems/unauthenticated");
    }

    @Test
    void saysWhatIsWrongWithATokenAsFarAsItHelpsTheHonest() {
        assertThat(Refusal.badToken(TokenFault.EXPIRED).challenge())
                .isEqualTo(
                        "Bearer realm=\"turnout\", error=\"invalid_token\", error_description=\"The token has expired\"");
        assertThat(Refusal.badToken(TokenFault.NOT_YET_VALID).problem().detail())
                .startsWith("The token is not valid yet. ");
        assertThat(Refusal.badToken(TokenFault.NOT_VALID).problem().status()).isEqualTo(401);
    }

    @Test
    void namesTheRoleThatIsMissing() {
        Refusal refusal = Refusal.missing(Role.EDITOR);

        assertThat(refusal.challenge())
                .isEqualTo("Bearer realm=\"turnout\", error=\"insufficient_scope\", scope=\"editor\"");
        assertThat(refusal.problem().type()).isEqualTo("/problems/forbidden");
        assertThat(refusal.problem().status()).isEqualTo(403);
    }

    @Test
    void asksForNoOtherTokenWhereNoneWouldHelp() {
        assertThat(Refusal.notTheAuthor().challenge()).isNull();
        assertThat(Refusal.notTheAuthor().problem().status()).isEqualTo(403);
    }
}
