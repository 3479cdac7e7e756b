/**
 * Binds the platform to Quarkus REST endpoints: problems as answers, conditional requests, deadlines and trace ids of
 * the request, writes that happen once per idempotency key, pages and their links. Only the parts that have endpoints of their own use it.
 */
package io.turnout.platform.rest;
