package io.turnout.platform.rest;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A write that can be rehearsed. On a resource's method: that it answers requests for a rehearsal. On the method with the
 * transaction: that then it is rolled back, after all was written to the database, and may be run several times.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Rehearsed {}
