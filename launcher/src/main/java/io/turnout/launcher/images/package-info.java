/**
 * Container images of the apps: how they are built of their {@code layers}, the training of the JVM's ahead-of-time cache, and what it
 * brings. Everything is done through the {@code docker} command, so any engine it is set up for will do.
 */
package io.turnout.launcher.images;
