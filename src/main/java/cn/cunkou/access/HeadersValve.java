package cn.cunkou.access;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * The same headers on what the web server answers by itself: requests so broken that no filter sees
 * them.
 */
final class HeadersValve extends ValveBase {
    HeadersValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // not its facade, which is closed already when the address cannot be read
        SecurityHeaders.set(response, request.isSecure());
        getNext().invoke(request, response);
    }
}
