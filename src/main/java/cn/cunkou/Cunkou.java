package cn.cunkou;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication(proxyBeanMethods = false)
public class Cunkou {
    private Cunkou() {}

    public static void main(String[] args) {
        SpringApplication.run(Cunkou.class, args);
    }
}
