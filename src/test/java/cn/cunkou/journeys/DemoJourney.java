package cn.cunkou.journeys;

import cn.cunkou.Cunkou;
import cn.cunkou.TestDatabase;
import cn.cunkou.platform.CountingTask;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A journey through the demonstration county 五华, as everybody meets it who tries the program. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Cunkou.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "cunkou.demo=wuhua")
@Import({TestDatabase.class, CountingTask.class})
@ExtendWith(Chromium.Resolver.class)
@interface DemoJourney {}
