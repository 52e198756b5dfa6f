package com.e6data.demo;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An ordinary Spring Boot application: driver and URL are in {@code application.properties}, entities and repositories
 * are found below this package.
 */
@SpringBootApplication
class DemoApplication {}
