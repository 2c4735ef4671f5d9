import helmet from 'helmet'
import type { RequestHandler } from 'express'

/**
 * Only our own files, no inline script or style, no framing. Written out instead of helmet's defaults, which allow
 * inline styles and turn every address into https, so that Safari would not open a plain http://localhost.
 */
export function securityHeaders(): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Whoever serves us behind TLS sets this; on plain http it would lock people out.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }) as RequestHandler
  return (request, response, next) => {
    response.set('Permissions-Policy', NO_PERMISSIONS)
    headers(request, response, next)
  }
}

/** The page asks for none of what browsers let pages ask for, and no script that got in shall. Helmet does not set this. */
const NO_PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb']
  .map((name) => `${name}=()`)
  .join(', ')
