package cn.cunkou.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module may ask for. */
@Configuration(proxyBeanMethods = false)
class Ground {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
