/**
 * What must be the same in every part, and nothing else: problem details, deadlines, trace ids, entity tags, cursors,
 * merge patches, strict JSON and safe Markdown. Plain Java and Jackson; tokens are in {@code identity}, and what binds all
 * this to HTTP endpoints in {@code rest}. Domain classes never come here.
 */
package io.turnout.platform;
