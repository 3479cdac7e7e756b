package io.turnout.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.TraceId;
import io.turnout.platform.identity.BearerToken;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.TokenVerifier;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Knows the caller by the request's bearer token. A token that is sent must be valid, on every path, also where none is
 * needed: a client learns at its first read that its token has expired, not at the write that matters.
 */
@Singleton
public class TokenAuthentication implements HttpAuthenticationMechanism {
    private static final String REFUSAL = Refusal.class.getName();
    private static final int UNAUTHORIZED = 401;

    private final TokenVerifier tokens;
    private final BlockingSecurityExecutor executor;
    private final ObjectMapper json;

    TokenAuthentication(TokenVerifier tokens, BlockingSecurityExecutor executor, ObjectMapper json) {
        this.tokens = tokens;
        this.executor = executor;
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return switch (BearerToken.of(request.request().headers().getAll(HttpHeaders.AUTHORIZATION))) {
            case BearerToken.Absent() -> Uni.createFrom().nullItem();
            case BearerToken.Unusable(Refusal refusal) -> Uni.createFrom().failure(refused(request, refusal));
            case BearerToken.Unverified(String token) -> executor.executeBlocking(() -> verified(request, token));
        };
    }

    private SecurityIdentity verified(RoutingContext request, String token) {
        try {
            return CurrentCaller.identity(tokens.verify(token).caller());
        } catch (InvalidTokenException e) {
            throw refused(request, Refusal.badToken(e.fault()));
        } catch (ProblemException e) {
            throw refused(request, new Refusal(e.problem(), null));
        }
    }

    private AuthenticationFailedException refused(RoutingContext request, Refusal refusal) {
        request.put(HttpAuthenticationMechanism.class.getName(), this);
        request.put(REFUSAL, refusal);
        return new AuthenticationFailedException();
    }

    /** Answers by itself, because this comes before all that makes answers out of exceptions. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        Refusal refusal = request.get(REFUSAL, Refusal.noToken());
        String parent = request.request().getHeader(TraceId.HEADER);
        String traceId = TraceId.of(TraceId.isValidParent(parent) ? parent : TraceId.newParent());
        Problem problem = refusal.problem().withTraceId(traceId);
        HttpServerResponse response = request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, RefusalMappers.NO_STORE)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (refusal.challenge() != null) {
            response.putHeader(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
        }
        if (problem.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ProblemMappers.RETRY_AFTER_SECONDS));
        }
        return Uni.createFrom()
                .completionStage(response.end(text(problem)).toCompletionStage())
                .replaceWith(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        String challenge = Refusal.noToken().challenge();
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, HttpHeaders.WWW_AUTHENTICATE, challenge));
    }

    /** Before the extension's own, which takes the first of several headers and leaves other schemes alone. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }
}
