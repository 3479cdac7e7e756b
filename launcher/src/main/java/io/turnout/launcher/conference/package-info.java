/** Content: the conference that {@code up} loads through the public API, and large made-up sets for tests. */
package io.turnout.launcher.conference;
