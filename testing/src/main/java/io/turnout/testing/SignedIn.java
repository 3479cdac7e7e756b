package io.turnout.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends each REST Assured request of a test class with a token of this subject's, for tests that are about something
 * else; the application is to have {@link IdentityResource}. A request with an {@code Authorization} of its own keeps that.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SignedInExtension.class)
public @interface SignedIn {
    String as() default "ada";

    String[] roles() default {"attendee", "editor"};
}
