package cn.cunkou.visibility;

import cn.cunkou.visibility.documents.DocumentWriter;
import cn.cunkou.visibility.documents.Documents;
import cn.cunkou.visibility.documents.Limits;
import org.apache.tomcat.websocket.server.WsContextListener;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisibilityConfiguration {
    @Bean
    Documents documents() {
        return new Documents(Limits.USUAL);
    }

    @Bean
    DocumentWriter documentWriter() {
        return new DocumentWriter();
    }

    /** Lets requests become WebSockets. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
        return factory ->
                factory.addContextCustomizers(context ->
                        context.addApplicationListener(WsContextListener.class.getName()));
    }
}
