package cn.cunkou;

import cn.cunkou.platform.CountingTask;
import cn.cunkou.platform.imports.Shelf;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole program on a real PostgreSQL, serving on a port of its own. All such tests share one
 * context; each class starts with empty registers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Cunkou.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cunkou.hosts=one.test=441424,two.test=440883,three.test=350322",
            // peers of tests are on this machine
            "cunkou.webhooks-to-private-addresses=true"
        })
@Import({TestDatabase.class, CountingTask.class, Shelf.class})
@TestExecutionListeners(listeners = EmptyRegisters.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface CunkouTest {}
