/** The change feed, outbox and long poll. It knows of a talk only its id and its JSON. */
package io.turnout.talks.feed;
