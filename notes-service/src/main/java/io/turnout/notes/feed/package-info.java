/** Follows the talks' change feed: what was deleted there loses its notes here, and which talks there are is known. */
package io.turnout.notes.feed;
