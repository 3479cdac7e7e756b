/** The generated part of the Kubernetes manifests: what the apps' builds say, in the one form that is kept. */
package io.turnout.launcher.kubernetes;
