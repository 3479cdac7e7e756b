package io.turnout.gateway.pages;

/** An error as its template sees it. */
public record ErrorPage(int status, String title, String detail) {}
