/** The record of deploys in the control plane's database. What is made of it is in {@code delivery}. */
package io.turnout.control.deploys;
