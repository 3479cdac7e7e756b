package io.turnout.platform.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.identity.Role;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who sends the request at hand. */
@Singleton
public class CurrentCaller {
    private static final String CALLER = Caller.class.getName();

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** For what is open to everybody. */
    public Optional<Caller> find() {
        return Optional.ofNullable(identity.getAttribute(CALLER));
    }

    /** For endpoints that need a role, where there always is somebody. */
    public Caller get() {
        return find().orElseThrow();
    }

    /** The caller as the security of endpoints knows them. */
    public static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.subject()))
                .addRoles(caller.roles().stream().map(Role::claim).collect(Collectors.toSet()))
                .addAttribute(CALLER, caller)
                .build();
    }
}
