package cn.cunkou.plan;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The JSON Schema of plan files, for editors. */
@Controller
class PlanSchema {
    @GetMapping(path = "/plan.schema.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Resource schema() {
        return new ClassPathResource("plans/plan.schema.json");
    }
}
