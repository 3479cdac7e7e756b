/**
 * The change feed, outbox and long poll: the same as that of talks-service, and the same sequence of positions. It knows
 * of a talk only its id and its JSON.
 */
package io.turnout.monorail.feed;
