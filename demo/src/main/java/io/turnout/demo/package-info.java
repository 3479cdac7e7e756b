/**
 * The whole migration as one command, on a system of its own: {@link io.turnout.demo.Demo} starts it, has people use it, ships builds that are bad,
 * lets the control plane migrate, switches the monolith off, and reports. It decides nothing of the migration itself.
 */
package io.turnout.demo;
