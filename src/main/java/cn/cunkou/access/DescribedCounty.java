package cn.cunkou.access;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.SiteIdentity.Desk;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Collection;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says in the description of the API that every list takes {@code ?county=}. */
@Component
class DescribedCounty implements OperationCustomizer {
    private static final String PAGE = "page";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (isList(method)) {
            operation.addParametersItem(
                    new Parameter()
                            .in("query")
                            .name(Desk.PARAMETER)
                            .description("只要这个县的：六位区划代码。不是能问的县，答复400")
                            .schema(new StringSchema().pattern("\\d{6}")));
        }
        return operation;
    }

    private static boolean isList(HandlerMethod method) {
        var answer = method.getReturnType().getParameterType();
        return Paged.class.isAssignableFrom(answer)
                || Collection.class.isAssignableFrom(answer)
                || Stream.of(method.getMethodParameters())
                        .anyMatch(one -> PAGE.equals(one.getParameter().getName()));
    }
}
