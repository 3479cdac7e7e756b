/**
 * An app's files in layers, from what changes seldom to what changes with each line of code, and what a JVM needs to be
 * trained on them. What they become, images or processes of this machine, is not known here.
 */
package io.turnout.launcher.layers;
