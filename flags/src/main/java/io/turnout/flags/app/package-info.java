/** Flags in an application that is a service: what it asks with, made injectable. */
package io.turnout.flags.app;
