package cn.cunkou;

import cn.cunkou.platform.database.DatabaseRefused;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: reads what was asked on the command line and does it. */
@SpringBootApplication(proxyBeanMethods = false)
public class Cunkou {
    private Cunkou() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("say what to do: run, plan, backup, restore, doctor, token, bench");
            System.exit(2);
        }
        try {
            var status = Commands.perform(args[0], Arrays.asList(args).subList(1, args.length));
            if (status >= 0) {
                System.exit(status);
            }
        } catch (DatabaseRefused | BadUsage e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
