/**
 * What must be true of the Kubernetes manifests: they are what the modules generate, each overlay is as the API server
 * takes it, and it keeps our policies. Each policy is a pure function from manifests to what is wrong with them.
 */
package io.turnout.kubernetes;
