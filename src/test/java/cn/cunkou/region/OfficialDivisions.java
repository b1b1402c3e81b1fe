package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The divisions are shared by all tests: whoever changes them puts them back. */
public final class OfficialDivisions {
    private OfficialDivisions() {}

    /** Every division as the official list has it, and no other. */
    public static void restore(JdbcClient jdbc, TransactionTemplate transaction) {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () ->
                        transaction.executeWithoutResult(status -> {
                            jdbc.sql("delete from region.division where source <> 'divisions-5'")
                                    .update();
                            jdbc.sql(
                                            """
                                            update region.division set validity = '(,)', assumed_before = '2023-06-30'
                                             where validity <> '(,)'
                                            """)
                                    .update();
                        }));
    }
}
