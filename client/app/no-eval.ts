// Imported before everything else: tells zod not to try building code from strings, which the page's content policy refuses and reports.
import * as z from 'zod'

z.config({ jitless: true })
