/** Which headers are compared, and how: most of what a server sends says nothing about what a client gets. */
package io.turnout.comparison.header;
