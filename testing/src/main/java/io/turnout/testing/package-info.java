/**
 * What tests of several modules need from outside: a real PostgreSQL, an issuer of tokens, forgeries of them. No test
 * cases, no fixtures of one module.
 */
package io.turnout.testing;
